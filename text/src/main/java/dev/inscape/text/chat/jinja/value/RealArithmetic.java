package dev.inscape.text.chat.jinja.value;

/** Real numbers as CPython computes them. */
final class RealArithmetic {

    private RealArithmetic() {
    }

    static double apply(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / divisor(b, "float division by zero");
            case "//" -> floored(a, divisor(b, "float floor division by zero"));
            case "%" -> modulo(a, divisor(b, "float modulo"));
            case "**" -> power(a, b);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static double divisor(double b, String message) {
        if (b == 0) {
            throw new Fault(message);
        }
        return b;
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return rest < 0 != b < 0 ? rest + b : rest;
    }

    /** CPython's own steps: the quotient is taken from what the remainder leaves, so that both agree. */
    private static double floored(double a, double b) {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && rest < 0 != b < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw new Fault("0.0 cannot be raised to a negative power");
        }
        if (a == 1) {
            return 1;
        }
        double result = Math.pow(a, b);
        boolean finite = !Double.isNaN(a) && !Double.isNaN(b) && !Double.isInfinite(a) && !Double.isInfinite(b);
        if (finite && Double.isNaN(result)) {
            throw new Fault("a negative number to a power that is not whole is complex, which templates do not have");
        }
        if (finite && Double.isInfinite(result)) {
            throw new Fault("the power is too large for a float");
        }
        return result;
    }
}
