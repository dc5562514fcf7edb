package dev.tarn;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Tarn: metering and usage-based billing in one process. */
@SpringBootApplication(proxyBeanMethods = false)
@Modulithic(sharedModules = "platform")
public class TarnApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TarnApplication.class, arguments);
    }
}
