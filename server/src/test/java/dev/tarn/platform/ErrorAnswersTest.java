package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

class ErrorAnswersTest {

    @Test
    void the_unexpected_is_logged_by_its_route_and_told_to_nobody() { // PLT-030
        var logger = (Logger) LoggerFactory.getLogger(ErrorAnswers.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        var request = new MockHttpServletRequest("GET", "/api/v1/invites/token/s3cret");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/invites/token/{token}");

        var answer = new ErrorAnswers().unexpected(new IllegalStateException("inside"), request);

        logger.detachAppender(lines);
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("GET /api/v1/invites/token/{token} failed");
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody()).containsEntry("code", "internal_error").doesNotContainValue("inside");
    }
}
