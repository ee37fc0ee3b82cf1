package dev.inscape.model.family;

class T5ParityTest extends FamilyParityTest {

    T5ParityTest() {
        super("t5");
    }
}
