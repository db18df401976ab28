"""scikit-learn on the works train-...: MLPClassifier in float32, an epoch per partial_fit.

scikit_learn.py WORK --option value ...; prints lines as the comparison reads them.
"""

import sys
import time
import warnings
from pathlib import Path

import numpy
import sklearn
from sklearn.neural_network import MLPClassifier


def read(folder, part):
    images = (Path(folder) / f"{part}-images-idx3-ubyte").read_bytes()
    labels = (Path(folder) / f"{part}-labels-idx1-ubyte").read_bytes()
    y = numpy.frombuffer(labels, numpy.uint8, offset=8).astype(numpy.int64)
    x = numpy.frombuffer(images, numpy.uint8, offset=16).reshape(len(y), -1)
    return (x / numpy.float32(255)).astype(numpy.float32), y


def main():
    work = sys.argv[1]
    options = dict(zip(sys.argv[2::2], sys.argv[3::2]))
    print("version scikit-learn", sklearn.__version__, flush=True)
    x, y = read(options["--data"], "train")
    sizes = [int(size) for size in options["--sizes"].split(",")]
    network = MLPClassifier(
        hidden_layer_sizes=sizes[1:-1],
        activation="relu",
        solver="sgd",
        alpha=0.0,
        batch_size=int(options["--batch"]),
        learning_rate="constant",
        learning_rate_init=0.05,
        momentum=0.9,
        nesterovs_momentum=False,
        shuffle=True,
        random_state=0,
    )
    best = float("inf")
    begin = time.perf_counter()
    done = 0
    while done < int(options["--epochs"]):
        if done >= 2 and time.perf_counter() - begin > float(options["--seconds"]):
            break
        start = time.perf_counter()
        network.partial_fit(x, y, classes=numpy.arange(10))
        if done > 0:
            best = min(best, time.perf_counter() - start)
        done += 1
    print(f"figure {work} speed {len(y) / best:.6g} samples/s")
    accuracy = network.score(*read(options["--data"], "t10k"))
    print(f"figure {work} accuracy {accuracy:.6g} of-1")
    print(f"figure {work} epochs {done} epochs")


warnings.filterwarnings("ignore")
main()
