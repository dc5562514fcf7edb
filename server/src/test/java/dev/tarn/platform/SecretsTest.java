package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final UUID ROW = UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void a_secret_opens_only_for_its_row_and_with_its_key() {
        var secrets = new Secrets("a key of the environment", folder);
        byte[] kept = secrets.seal(ROW, "sk_live_1");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("sk_live_1");
        assertThat(secrets.seal(ROW, "sk_live_1")).isNotEqualTo(kept);
        assertThat(secrets.open(ROW, kept)).isEqualTo("sk_live_1");
        assertThatThrownBy(() -> secrets.open(UUID.randomUUID(), kept)).isInstanceOf(IllegalStateException.class);
        var others = new Secrets("another key", folder);
        assertThatThrownBy(() -> others.open(ROW, kept)).isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void without_a_key_one_is_made_in_the_data_folder_for_the_owner_only() throws IOException {
        byte[] kept = new Secrets("", folder).seal(ROW, "sk_live_1");
        Path file = folder.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Secrets("", folder).open(ROW, kept)).isEqualTo("sk_live_1");
    }
}
