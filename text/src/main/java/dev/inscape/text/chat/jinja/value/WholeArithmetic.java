package dev.inscape.text.chat.jinja.value;

import java.math.BigDecimal;
import java.math.MathContext;

/** Whole numbers: floor division, the divisor's sign for the remainder, and no silent overflow. */
final class WholeArithmetic {

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private WholeArithmetic() {
    }

    static Value apply(String operator, long a, long b) {
        try {
            return switch (operator) {
                case "+" -> new Int(Math.addExact(a, b));
                case "-" -> new Int(Math.subtractExact(a, b));
                case "*" -> new Int(Math.multiplyExact(a, b));
                case "//" -> new Int(Math.floorDivExact(a, divisor(b)));
                case "%" -> new Int(Math.floorMod(a, divisor(b)));
                case "/" -> new Real(quotient(a, divisor(b)));
                case "**" -> b >= 0 ? new Int(power(a, b)) : new Real(RealArithmetic.apply("**", a, b));
                default -> throw new IllegalArgumentException(operator);
            };
        } catch (ArithmeticException e) {
            throw new Fault(a + " " + operator + " " + b + " does not fit into a whole number of 64 bits");
        }
    }

    private static long divisor(long b) {
        if (b == 0) {
            throw new Fault("division by zero");
        }
        return b;
    }

    private static double quotient(long a, long b) {
        boolean exact = Math.abs(a) <= EXACT_IN_DOUBLE && Math.abs(b) <= EXACT_IN_DOUBLE;
        return exact
                ? (double) a / b
                : BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), new MathContext(60)).doubleValue();
    }

    private static long power(long base, long exponent) {
        if (base == 0 || base == 1 || base == -1) {
            return exponent == 0 ? 1 : base < 0 && exponent % 2 == 0 ? 1 : base;
        }
        if (exponent > 63) {
            throw new ArithmeticException();
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }
}
