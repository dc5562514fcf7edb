package dev.tarn.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Runs the parts of the task that was asked for, whichever packages bring them; the outcome is the exit code of the process. */
@Component
@ConditionalOnProperty("tarn.task")
class TaskRunner implements ApplicationRunner, ExitCodeGenerator {
    private final String name;
    private final ObjectProvider<Task> tasks;
    private boolean failed;

    TaskRunner(@Value("${tarn.task}") String name, ObjectProvider<Task> tasks) {
        this.name = name;
        this.tasks = tasks;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var chosen =
                tasks.orderedStream().filter(task -> task.name().equals(name)).toList();
        if (chosen.isEmpty()) {
            throw new StartupRefusal("no such task: " + name + ".");
        }
        for (Task task : chosen) {
            failed |= !task.run();
        }
    }

    @Override
    public int getExitCode() {
        return failed ? 1 : 0;
    }
}
