package dev.inscape.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledStatesTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void states_that_are_not_finite_are_refused_by_site_and_row(double value) {
        try (var scope = Scope.open()) {
            var values = Formula.values(2, Formula.WIDTH);
            values.select(0, 1).select(0, 17).narrow(0, 2, 3).fill(value);
            long before = Scope.liveTensors();
            assertThatThrownBy(() -> new LayerStates(Formula.sites(), values)).isInstanceOf(InscapeException.class)
                    .hasMessage(
                            "the states at blocks.1.hook_resid_post are not finite: row 17 has 3 values that are NaN or"
                                    + " infinite; leave the row out, or compute it in float32");
            assertThat(Scope.liveTensors()).isEqualTo(before);
        }
    }

    @Test
    void halves_whose_sum_overflows_are_finite_all_the_same() {
        try (var scope = Scope.open()) {
            var states = new LayerStates(Formula.sites().subList(0, 1),
                    Tensors.full(60_000, DType.FLOAT16, 1, 19, 5));
            assertThat(states.rows()).isEqualTo(19);
        }
    }

    @Test
    void shapes_types_and_sites_that_do_not_fit_are_refused_in_one_line() {
        try (var scope = Scope.open()) {
            assertThatThrownBy(() -> new LayerStates(Formula.sites(), Tensors.ones(DType.FLOAT32, 2, 5, 7)))
                    .hasMessage("states of 3 sites are [3, row, d] with at least one row, not [2, 5, 7]");
            assertThatThrownBy(() -> new LayerStates(Formula.sites(), Tensors.ones(DType.INT64, 3, 5, 7)))
                    .hasMessageContaining("floating-point");
            assertThatThrownBy(() -> Formula.states(2).at(new Site.ResidualPre(0))).isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("there are no states at blocks.0.hook_resid_pre; there are some at");
            assertThatThrownBy(() -> new LabelledStates(Formula.states(2), Labels.of(List.of("a", "b"), 0, 1, 1)))
                    .hasMessage("there are 61 rows of states but 3 labels; each row has one");
        }
    }

    @Test
    void one_class_only_is_refused_in_one_line() {
        assertThatThrownBy(() -> Labels.of(List.of("false", "true"), 1, 1, 1)).isInstanceOf(InscapeException.class)
                .hasMessage("all 3 rows are of one class, \"true\"; a probe needs at least two");
        assertThatThrownBy(() -> Labels.of(List.of("a", "b", "c"), 0, 2))
                .hasMessageStartingWith("no row is of class \"b\"");
        assertThatThrownBy(() -> Labels.of(List.of("a", "b"), 0, 2)).hasMessageStartingWith("row 1 is of class 2");
        assertThatThrownBy(() -> Labels.of(List.of("a", "b"))).hasMessage("there are no labels");
        assertThatThrownBy(() -> Labels.of(List.of("a", "b"), 0, 1).groupedBy(List.of("g")))
                .hasMessageStartingWith("there are 2 labels but 1 groups");
    }

    @Test
    void names_become_classes_in_alphabetical_order() {
        var labels = Labels.named(List.of("true", "false", "true"), List.of("x", "y", "y"));
        assertThat(labels.classes()).containsExactly("false", "true");
        assertThat(labels.ofRows()).containsExactly(1, 0, 1);
    }

    @Test
    void chosen_rows_come_in_the_order_asked_for() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            var rows = states.rowsOf(1);
            assertThat(rows).allMatch(row -> Formula.label(row, 2) == 1).hasSizeGreaterThan(20);
            var chosen = states.states().doubles(List.of(40, 3));
            assertThat(chosen.select(1, 1).toDoubles())
                    .containsExactly(states.states().values().select(1, 3).toDoubles());
        }
    }
}
