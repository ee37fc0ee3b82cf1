package dev.inscape.lab.probe;

import dev.inscape.model.site.Site;
import java.util.Optional;

/**
 * How well one site's probe does on the test rows.
 *
 * @param site             where
 * @param l2               the strength that did best on the validation rows
 * @param validationLoss   its loss there: log loss of a logistic probe, squared error of a ridge probe, by row
 * @param accuracy         share of rows put into their class
 * @param balancedAccuracy the mean over classes of that share
 * @param auc              area under the ROC curve, for two classes
 * @param logLoss          mean of -log(probability of the row's class), in nats
 * @param control          accuracy of a probe on the control labels, if there was a control task
 * @param selectivity      accuracy less control accuracy, on the same resamples
 */
public record SiteResult(Site site, double l2, double validationLoss, Estimate accuracy, Estimate balancedAccuracy,
        Optional<Estimate> auc, Estimate logLoss, Optional<Estimate> control, Optional<Estimate> selectivity) {
}
