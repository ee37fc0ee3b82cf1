"""What scikit-learn, NumPy and SciPy make of states that a formula gives: expected values of probes, directions, similarities and dimensions.

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    python oracle/laboratory.py lab/src/test/resources/dev/inscape/lab/laboratory.json

The formula, which the tests have too: entry j of row i at site l is sin(a) + 0.6 cos(b) with a = 0.37 (i + 1) (j + 2) + 1.3 l and
b = 1.7 i + 0.9 j (l + 1), plus j % 3 where the row's class c = (7 i + i // 5) % classes is above 0, times 0.4 c.
"""

import json
import sys

import numpy as np
from scipy import linalg
from sklearn import linear_model, metrics

SITES, ROWS, WIDTH = 3, 61, 7


def states(classes=2, width=WIDTH, rows=ROWS):
    l, i, j = np.meshgrid(np.arange(SITES), np.arange(rows), np.arange(width), indexing="ij")
    c = (7 * i + i // 5) % classes
    return np.sin(0.37 * (i + 1) * (j + 2) + 1.3 * l) + 0.6 * np.cos(1.7 * i + 0.9 * j * (l + 1)) + 0.4 * c * (j % 3)


def labels(classes):
    i = np.arange(ROWS)
    return (7 * i + i // 5) % classes


def standardised(x):
    return (x - x.mean(0)) / x.std(0)


def logistic(classes):
    found = []
    for strength in (0.1, 10.0):
        for x in states(classes):
            x, y = standardised(x), labels(classes)
            model = linear_model.LogisticRegression(C=1 / strength, tol=1e-12, max_iter=100000).fit(x, y)
            p = model.predict_proba(x)
            loss = metrics.log_loss(y, p) + 0.5 * strength / ROWS * (model.coef_ ** 2).sum()
            found.append({"l2": strength, "loss": loss, "log_loss": metrics.log_loss(y, p), "weights": model.coef_.tolist(),
                          "first": p[:3].tolist()})
    return found


def ridge(classes):
    found = []
    for strength in (0.5, 20.0):
        for x in states(classes):
            model = linear_model.RidgeClassifier(alpha=strength).fit(standardised(x), labels(classes))
            found.append({"l2": strength, "weights": np.atleast_2d(model.coef_).tolist(),
                          "intercept": np.atleast_1d(model.intercept_).tolist()})
    return found


def figures():
    y, score = labels(2)[:23], np.round(states()[0, :23, 1], 1)
    return {"auc": metrics.roc_auc_score(y, score), "balanced": metrics.balanced_accuracy_score(y, score > 0.2)}


def directions():
    x, y = states()[1], labels(2)
    difference = x[y == 1].mean(0) - x[y == 0].mean(0)
    within = np.concatenate([x[y == k] - x[y == k].mean(0) for k in (0, 1)])
    covariance = within.T @ within / ROWS
    first = linalg.svd(x - x.mean(0))[2][0]
    return {"difference": difference.tolist(), "mass_mean": np.linalg.solve(covariance, difference).tolist(),
            "principal": (first * np.sign(first @ difference)).tolist()}


def centred(x):
    return x - x.mean(0)


def cka(x, y):
    h = np.eye(len(x)) - 1 / len(x)
    k, m = h @ x @ x.T @ h, h @ y @ y.T @ h
    return (k * m).sum() / np.sqrt((k * k).sum() * (m * m).sum())


def unbiased_hsic(x, y):
    n = len(x)
    k, m = x @ x.T, y @ y.T
    np.fill_diagonal(k, 0)
    np.fill_diagonal(m, 0)
    one = np.ones(n)
    return (np.trace(k @ m) + (one @ k @ one) * (one @ m @ one) / ((n - 1) * (n - 2))
            - 2 / (n - 2) * (one @ k @ m @ one)) / (n * (n - 3))


def debiased_cka(x, y):
    return unbiased_hsic(x, y) / np.sqrt(unbiased_hsic(x, x) * unbiased_hsic(y, y))


def procrustes(x, y):
    x, y = centred(x), centred(y)
    x, y = x / np.linalg.norm(x), y / np.linalg.norm(y)
    y = np.pad(y, ((0, 0), (0, x.shape[1] - y.shape[1])))
    turn, _ = linalg.orthogonal_procrustes(x, y)
    return np.linalg.norm(x @ turn - y) ** 2


def kept(x, share):
    u, s, _ = linalg.svd(centred(x), full_matrices=False)
    count = int(np.searchsorted(np.cumsum(s ** 2) / (s ** 2).sum(), share)) + 1
    return u[:, :count]


def svcca(x, y):
    return float(np.cos(linalg.subspace_angles(kept(x, 0.99), kept(y, 0.99))).mean())


def cosine(x, y):
    return ((x * y).sum(1) / np.linalg.norm(x, axis=1) / np.linalg.norm(y, axis=1)).mean()


def similarities():
    a, b = states(), states(width=5) + 0.3 * np.roll(states(width=5), 1, axis=2) ** 2
    wide = [f for f in (cka, debiased_cka, procrustes, svcca)]
    found = {f.__name__: [[f(x, y) for y in b] for x in a] for f in wide}
    found["cosine"] = [[cosine(x, y) for y in a] for x in a]
    return found


def dimensions():
    x = states()[1]
    far = np.sort(np.linalg.norm(x[:, None] - x[None], axis=-1), axis=1)[:, 1:]
    ratios = np.sort(far[:, 1] / far[:, 0])
    used = int(0.9 * ROWS)
    log, empirical = np.log(ratios[:used]), -np.log(1 - np.arange(1, used + 1) / ROWS)
    k = 10
    inverse = np.log(far[:, k - 1:k] / far[:, :k - 1]).mean(1)
    s = linalg.svdvals(centred(x)) ** 2
    share = np.cumsum(s) / s.sum()
    return {"two_nn": (log @ empirical) / (log @ log), "likelihood": 1 / inverse.mean(),
            "participation": s.sum() ** 2 / (s ** 2).sum(), "components": [int(np.searchsorted(share, t)) + 1 for t in (0.9, 0.95, 0.99)]}


def main(path):
    found = {"logistic": {str(c): logistic(c) for c in (2, 3)}, "ridge": {str(c): ridge(c) for c in (2, 3)}, "figures": figures(),
             "directions": directions(), "similarities": similarities(), "dimensions": dimensions()}
    with open(path, "w") as out:
        json.dump(json.loads(json.dumps(found), parse_float=lambda x: float(f"{float(x):.12g}")), out, indent=1)
        out.write("\n")


main(*sys.argv[1:])
