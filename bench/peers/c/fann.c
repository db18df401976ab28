/* FANN: microseconds of an epoch of 2-4-1 with sigmoids over the four rows of XOR, full batch.
 *
 *   fann EPOCHS
 *
 * fann_train_epoch with FANN_TRAIN_BATCH is FANN's own loop of one epoch; its batch form takes the
 * learning rate and leaves the momentum out. */
#include <fann.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef FANN_VERSION
#define FANN_VERSION "as installed"
#endif

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  static float in[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static float out[4] = {0, 1, 1, 0};
  long epochs = argc > 1 ? atol(argv[1]) : 100000;
  struct fann *net = fann_create_standard(3, 2, 4, 1);
  struct fann_train_data *data = fann_create_train(4, 2, 1);
  for (int row = 0; row < 4; row++) {
    data->input[row][0] = in[row][0];
    data->input[row][1] = in[row][1];
    data->output[row][0] = out[row];
  }
  fann_set_activation_function_hidden(net, FANN_SIGMOID);
  fann_set_activation_function_output(net, FANN_SIGMOID);
  fann_set_training_algorithm(net, FANN_TRAIN_BATCH);
  fann_set_learning_rate(net, 0.3f);
  fann_set_learning_momentum(net, 0.6f);
  float error = 0;
  double best = 1e9;
  for (int sample = 0; sample < 5; sample++) {
    double start = now();
    for (long epoch = 0; epoch < epochs; epoch++) {
      error = fann_train_epoch(net, data);
    }
    double seconds = now() - start;
    best = seconds < best ? seconds : best;
  }
  printf("version FANN %s\n", FANN_VERSION);
  printf("note FANN's batch training has no momentum\n");
  printf("figure xor epoch %g us\n", best / epochs * 1e6);
  printf("figure xor error %g loss\n", error);
  fann_destroy_train(data);
  fann_destroy(net);
  return 0;
}
