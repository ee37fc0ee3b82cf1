"""What scikit-learn makes of data by a formula: expected values of LogisticFitTest and RidgeFitTest.

    pip install numpy scikit-learn
    python oracle/linear_probes.py > lab/src/test/resources/dev/inscape/lab/probe/linear-probes.json
"""

import json

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

ROWS, WIDTH = 91, 7
i, j = np.meshgrid(np.arange(ROWS), np.arange(WIDTH), indexing="ij")
x = np.sin(1.7 * i + 2.3 * j + 0.37 * i * j) + 0.5 * np.cos(0.9 * i * j) + 0.1 * j
score = x[:, 0] - 0.7 * x[:, 3] + 0.8 * np.sin(5.1 * np.arange(ROWS))
three = np.digitize(score, [-0.4, 0.5])
two = (score > 0.1).astype(int)
z = StandardScaler().fit_transform(x)


def weights(coefficients, intercepts):
    return np.concatenate([coefficients, np.reshape(intercepts, (-1, 1))], axis=1).T.tolist()  # [d + 1, column]


cases = []
for name, y in (("two", two), ("three", three)):
    for l2 in (0.03, 1.0, 40.0):
        model = LogisticRegression(C=1 / l2, tol=1e-12, max_iter=100_000).fit(z, y)
        targets = np.where(np.eye(y.max() + 1)[y] > 0, 1.0, -1.0)
        targets = targets[:, 1:] if y.max() == 1 else targets
        ridge = Ridge(alpha=l2, solver="svd").fit(z, targets)
        cases.append({"classes": name, "l2": l2, "logistic": weights(model.coef_, model.intercept_),
                      "ridge": weights(np.reshape(ridge.coef_, (targets.shape[1], WIDTH)), ridge.intercept_)})
print(json.dumps({"made_by": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}", "two": two.tolist(),
                  "three": three.tolist(), "cases": cases}))
