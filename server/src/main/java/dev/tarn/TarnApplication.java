package dev.tarn;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Tarn: metering and usage-based billing in one process. */
@SpringBootApplication(proxyBeanMethods = false)
@Modulithic(sharedModules = "platform")
public class TarnApplication {

    public static void main(String[] arguments) {
        var context = SpringApplication.run(TarnApplication.class, arguments);
        if (context.getEnvironment().containsProperty("tarn.task")) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
