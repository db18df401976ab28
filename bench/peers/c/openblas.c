/* OpenBLAS: square and skinny products, row-major float32.
 *
 *   openblas choose                        checks and times one product; the core's name
 *   openblas product SIZE SECONDS THREADS...
 *   openblas skinny M,M,... N,N,... K,K,... SECONDS
 *
 * Prints lines as the comparison reads them: figure WORK NAME VALUE UNIT. */
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern void openblas_set_num_threads(int);
extern char *openblas_get_corename(void);
extern char *openblas_get_config(void);

enum { SAMPLES = 7, MOST = 64 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static float *filled(size_t rows, size_t columns) {
  float *x = aligned_alloc(64, (rows * columns * sizeof(float) + 63) / 64 * 64);
  if (x == NULL) {
    fprintf(stderr, "no memory for a matrix of %zu x %zu\n", rows, columns);
    exit(1);
  }
  for (size_t i = 0; i < rows * columns; i++) {
    x[i] = (float)(i * 7919 % 2003) / 1001.5f - 1;
  }
  return x;
}

static void product(int m, int n, int k, const float *a, const float *b, float *c) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, c, n);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Seconds of one product: the median of the samples, after a warm-up of two. */
static double seconds_of(int m, int n, int k, double sample) {
  float *a = filled(m, k), *b = filled(k, n), *c = filled(m, n);
  long calls = 0;
  double begin = now();
  do {
    product(m, n, k, a, b, c);
    calls++;
  } while (now() < begin + 2 * sample);
  calls = calls / 2 + 1;
  double seconds[SAMPLES];
  for (int s = 0; s < SAMPLES; s++) {
    double start = now();
    for (long call = 0; call < calls; call++) {
      product(m, n, k, a, b, c);
    }
    seconds[s] = (now() - start) / calls;
  }
  qsort(seconds, SAMPLES, sizeof *seconds, ascending);
  free(a);
  free(b);
  free(c);
  return seconds[SAMPLES / 2];
}

/* The largest difference to a plain triple loop in double, over shapes with and without edges. */
static double error_of(int m, int n, int k) {
  float *a = filled(m, k), *b = filled(k, n), *c = filled(m, n);
  double worst = 0;
  product(m, n, k, a, b, c);
  for (int i = 0; i < m; i++) {
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int p = 0; p < k; p++) {
        sum += (double)a[i * k + p] * b[p * n + j];
      }
      double error = fabs(sum - c[i * n + j]);
      worst = error > worst || isnan(error) ? error : worst;
    }
  }
  free(a);
  free(b);
  free(c);
  return worst;
}

static int numbers(char *text, int *into) {
  int count = 0;
  for (char *word = strtok(text, ","); word != NULL && count < MOST; word = strtok(NULL, ",")) {
    into[count++] = atoi(word);
  }
  return count;
}

static int choose(void) {
  static const int shapes[][3] = {
    {256, 256, 256}, {1, 128, 784}, {5, 10, 33}, {64, 130, 784}, {515, 517, 519}, {32, 784, 10}};
  openblas_set_num_threads(1);
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    double error = error_of(shapes[i][0], shapes[i][1], shapes[i][2]);
    if (!(error < 1e-3)) {
      fprintf(stderr, "a product is wrong by %g\n", error);
      return 1;
    }
  }
  double seconds = seconds_of(1024, 1024, 1024, 0.05);
  printf("figure choose %s %g GFLOP/s\n", openblas_get_corename(), 2e-9 * 1024 * 1024 * 1024 / seconds);
  return 0;
}

static void square(int argc, char **argv) {
  int size = atoi(argv[2]);
  for (int i = 4; i < argc; i++) {
    int threads = atoi(argv[i]);
    openblas_set_num_threads(threads);
    double seconds = seconds_of(size, size, size, atof(argv[3]));
    printf("figure product %d-thread%s %g GFLOP/s\n", threads, threads == 1 ? "" : "s",
           2e-9 * size * size * size / seconds);
  }
}

static void skinny(char **argv) {
  int m[MOST], n[MOST], k[MOST];
  int ms = numbers(argv[2], m), ns = numbers(argv[3], n), ks = numbers(argv[4], k);
  openblas_set_num_threads(1);
  for (int i = 0; i < ms; i++) {
    for (int j = 0; j < ns; j++) {
      for (int p = 0; p < ks; p++) {
        double seconds = seconds_of(m[i], n[j], k[p], atof(argv[5]));
        printf("figure skinny %dx%dx%d %g ns\n", m[i], n[j], k[p], seconds * 1e9);
      }
    }
  }
}

int main(int argc, char **argv) {
  printf("version %s, core %s\n", openblas_get_config(), openblas_get_corename());
  if (argc == 2 && strcmp(argv[1], "choose") == 0) {
    return choose();
  }
  if (argc > 4 && strcmp(argv[1], "product") == 0) {
    square(argc, argv);
    return 0;
  }
  if (argc == 6 && strcmp(argv[1], "skinny") == 0) {
    skinny(argv);
    return 0;
  }
  fprintf(stderr, "usage: openblas choose | product SIZE SECONDS THREADS... | skinny M N K SECONDS\n");
  return 2;
}
