package dev.inscape.model.family;

class SequentialNeoXParityTest extends FamilyParityTest {

    SequentialNeoXParityTest() {
        super("neox-sequential");
    }
}
