package dev.inscape.lab.probe;

import dev.inscape.model.site.Site;
import java.util.OptionalDouble;

/**
 * What the probe of one site reaches on the test rows.
 *
 * @param site             where
 * @param l2               the strength that was best on the validation rows
 * @param accuracy         share of rows whose likeliest class is theirs
 * @param interval         of the accuracy
 * @param balancedAccuracy mean over classes
 * @param logLoss          nats for a row
 * @param auc              of two classes
 * @param control          accuracy on the control task, where there is one
 */
public record SiteProbe(Site site, double l2, double accuracy, Interval interval, double balancedAccuracy,
        double logLoss,
        OptionalDouble auc, OptionalDouble control) {

    /** Accuracy less that on the control task (Hewitt and Liang 2019, section 2.2). */
    public OptionalDouble selectivity() {
        return control.isPresent() ? OptionalDouble.of(accuracy - control.getAsDouble()) : OptionalDouble.empty();
    }
}
