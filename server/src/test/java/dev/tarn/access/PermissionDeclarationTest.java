package dev.tarn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.TarnServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: no endpoint without a declaration of who may call it. */
class PermissionDeclarationTest {

    @Test
    void every_endpoint_declares_exactly_one_of_requires_any_member_and_public() {
        var endpoints = TarnServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(method -> method.getBeanType().getPackageName().startsWith("dev.tarn"))
                .toList();

        assertThat(endpoints)
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(declarations(method)).as(method.toString()).isEqualTo(1));
    }

    private static long declarations(HandlerMethod method) {
        return Stream.of(Requires.class, AnyMember.class, Public.class)
                .filter(method::hasMethodAnnotation)
                .count();
    }

    @Test
    void built_in_roles_hold_what_the_matrix_says() {
        assertThat(BuiltInRole.ADMIN.permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(BuiltInRole.MANAGER.permissions())
                .contains(Permission.SUBSCRIPTIONS_CREATE, Permission.COUPONS_ATTACH, Permission.PLANS_VIEW)
                .doesNotContain(
                        Permission.PLANS_UPDATE, Permission.BILLABLE_METRICS_VIEW, Permission.ORGANIZATION_VIEW);
        assertThat(BuiltInRole.FINANCE.permissions())
                .contains(Permission.ANALYTICS_VIEW, Permission.CREDIT_NOTES_CREATE, Permission.ORGANIZATION_UPDATE)
                .doesNotContain(Permission.CUSTOMERS_CREATE, Permission.ORGANIZATION_MEMBERS_VIEW);
    }
}
