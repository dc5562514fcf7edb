package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.TarnServer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DueWorkOrderTest {

    /** Two of one rank would go in any order, and what an invoice costs might depend on it. */
    @Test
    void every_kind_has_its_place_among_those_that_are_due_at_the_same_instant() {
        var byRank = TarnServer.beans(DueWorkKind.class).stream()
                .collect(Collectors.groupingBy(
                        DueWorkKind::rank, Collectors.mapping(DueWorkKind::name, Collectors.toList())));

        assertThat(byRank)
                .allSatisfy(
                        (rank, names) -> assertThat(names).as("rank %d", rank).hasSize(1));
    }
}
