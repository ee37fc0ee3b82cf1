package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.Arithmetic;
import dev.inscape.tensor.Attention;
import dev.inscape.tensor.Comparing;
import dev.inscape.tensor.Decomposing;
import dev.inscape.tensor.InPlace;
import dev.inscape.tensor.Indexing;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Products;
import dev.inscape.tensor.Reducing;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Shaping;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final String NOT_NATIVE = "is answered without native memory";

    private static final Map<String, String> NO_ENTRY = Map.ofEntries(
            Map.entry("Tensor.shape()", NOT_NATIVE),
            Map.entry("Tensor.size(int)", NOT_NATIVE),
            Map.entry("Tensor.dims()", NOT_NATIVE),
            Map.entry("Tensor.count()", NOT_NATIVE),
            Map.entry("Tensor.bytes()", NOT_NATIVE),
            Map.entry("Tensor.isClosed()", NOT_NATIVE),
            Map.entry("Tensor.toString()", NOT_NATIVE),
            Map.entry("Tensor.tensors()", NOT_NATIVE),
            Map.entry("Tensor.close()", "ends a tensor; ScopeTest closes"),
            Map.entry("Tensor.backward()", "needs a history; GradientsTest makes one"),
            Map.entry("Attention.decode(Tensor,List,double,double)", "takes a cache; DecodeTest compares"),
            Map.entry("Rng.seeded(long)", "makes no tensor"),
            Map.entry("Rng.seed()", NOT_NATIVE),
            Map.entry("Rng.close()", "every entry of Rng closes one"));

    @Test
    void every_operator_has_an_entry_or_a_reason_to_have_none() {
        var entries = OperatorCatalogue.all().stream().map(Operator::method).collect(Collectors.toSet());
        var known = new TreeSet<>(entries);
        known.addAll(NO_ENTRY.keySet());

        assertThat(known).containsExactlyInAnyOrderElementsOf(operators());
        assertThat(entries).doesNotContainAnyElementsOf(NO_ENTRY.keySet());
    }

    @Test
    void every_entry_has_a_name_of_its_own() {
        assertThat(OperatorCatalogue.all()).extracting(Operator::toString).doesNotHaveDuplicates();
    }

    @Test
    void only_what_nobody_can_foretell_has_no_reference() {
        assertThat(OperatorCatalogue.all()).filteredOn(operator -> operator.reference() == null)
                .extracting(Operator::method).allMatch(method -> method.startsWith("Rng.")
                        || method.startsWith("Tensors.empty("));
    }

    @Test
    void every_operator_of_several_operands_is_also_called_on_shapes_that_do_not_fit() {
        var refusing = OperatorCatalogue.all().stream().filter(operator -> !operator.refused().isEmpty())
                .map(Operator::method).collect(Collectors.toSet());

        assertThat(OperatorCatalogue.all()).filteredOn(operator -> operator.operands().size() > 1)
                .extracting(Operator::method).allMatch(refusing::contains);
    }

    private static Set<String> operators() {
        return Stream
                .of(Arithmetic.class, Comparing.class, Products.class, Decomposing.class, Shaping.class, Reducing.class,
                        Indexing.class,
                        InPlace.class, Layers.class, Attention.class, Losses.class, Joining.class, Tensors.class,
                        Rng.class,
                        Tensor.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(CompletenessTest::named).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(Method method) {
        var types = Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + types + ")";
    }
}
