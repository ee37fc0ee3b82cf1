package dev.inscape.model.family;

class OptParityTest extends FamilyParityTest {

    OptParityTest() {
        super("opt");
    }
}
