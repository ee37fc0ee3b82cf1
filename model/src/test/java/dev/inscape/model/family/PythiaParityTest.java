package dev.inscape.model.family;

class PythiaParityTest extends FamilyParityTest {

    PythiaParityTest() {
        super("pythia");
    }
}
