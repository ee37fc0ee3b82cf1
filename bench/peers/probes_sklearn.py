"""scikit-learn as a peer of `bench/run probes`, which starts it: logistic regression on standardised states, a fit for each request.

    pip install scikit-learn==1.9.1
    python bench/peers/probes_sklearn.py FILE SITES ROWS WIDTH THREADS

FILE holds float32 states [site, row, d] and int32 labels [row]. Prints one line of JSON once it is ready. Each line that it reads,
{"site": i, "l2": x}, it answers with {"seconds": .., "loss": ..}: of the fit alone, and the penalised mean loss. The tolerance is its
default (1e-4), the most iterations are raised so that it ends by the tolerance; a loss that is not the optimum's shows in the table.
"""

import json
import sys
import time

import numpy as np
import sklearn
import threadpoolctl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

path, *sizes, threads = sys.argv[1:]
sites, rows, width = map(int, sizes)
threadpoolctl.threadpool_limits(int(threads))
states = np.fromfile(path, dtype="<f4", count=sites * rows * width).reshape(sites, rows, width).astype(np.float64)
labels = np.fromfile(path, dtype="<i4", offset=4 * sites * rows * width)
deviation = states.std(1, keepdims=True)
states = (states - states.mean(1, keepdims=True)) / np.where(deviation > 0, deviation, 1)

print(json.dumps({"ready": f"scikit-learn {sklearn.__version__}"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    x, l2 = states[request["site"]], request["l2"]
    begun = time.perf_counter()
    model = LogisticRegression(C=1 / l2, max_iter=100000).fit(x, labels)
    seconds = time.perf_counter() - begun
    loss = log_loss(labels, model.predict_proba(x)) + 0.5 * l2 / rows * (model.coef_ ** 2).sum()
    print(json.dumps({"seconds": seconds, "loss": loss}), flush=True)
