package dev.inscape.model.family;

class ModernBertParityTest extends FamilyParityTest {

    ModernBertParityTest() {
        super("modernbert");
    }
}
