/* How fast a program in C can sum a file that is in the page cache, in each way that Linux has, against the same sum over
 * memory in huge pages: what `bench/run safetensors` could reach at most.
 *
 *   head -c 500000000 /dev/urandom > FILE
 *   cc -O2 -march=native -pthread bench/peers/page_cache.c -o page_cache && ./page_cache FILE [ROUNDS]
 *
 * Two threads, each with half of the file; every way once in each round; medians of the rounds.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#endif
enum { THREADS = 2, MOST_ROUNDS = 1000, STEP = 1 << 20, BUFFER = 256 << 10 };
enum way { MEMORY, TOUCHED, POPULATED, POPULATED_IN_STEPS, HUGE_ADVISED, BUFFERED, WAYS };
static const char *const NAMES[WAYS] = {
    "memory in huge pages",
    "mapped, touched",
    "mapped, each half populated first",
    "mapped, populated 1 MiB ahead",
    "mapped with MADV_HUGEPAGE",
    "read into 256 KiB, again and again"};

typedef float lanes __attribute__((vector_size(64)));
typedef struct { enum way way; int file; const char *from; off_t offset; size_t size; float sum; } Part;

static float sum(const char *from, size_t size) {
  lanes a = {0}, b = {0}, c = {0}, d = {0};
  for (const lanes *p = (const lanes *)from, *end = p + size / sizeof(lanes) / 4 * 4; p < end; p += 4) {
    a += p[0], b += p[1], c += p[2], d += p[3];
  }
  a += b + c + d;
  return a[0] + a[7] + a[15];
}

static void *run(void *argument) {
  Part *part = argument;
  char *buffer = part->way == BUFFERED ? aligned_alloc(4096, BUFFER) : NULL;
  size_t step = part->way == BUFFERED ? BUFFER : part->way == POPULATED_IN_STEPS ? STEP : part->size;
  for (size_t at = 0; at < part->size; at += step) {
    size_t size = part->size - at < step ? part->size - at : step;
    const char *from = part->from + at;
    if (part->way == POPULATED || part->way == POPULATED_IN_STEPS) {
      madvise((void *)from, size, MADV_POPULATE_READ);
    }
    if (part->way == BUFFERED) {
      if (pread(part->file, buffer, size, part->offset + (off_t)at) != (ssize_t)size) abort();
      from = buffer;
    }
    part->sum += sum(from, size);
  }
  free(buffer);
  return NULL;
}

static double seconds(enum way way, int file, size_t size, const char *memory) {
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int mapped = way != MEMORY && way != BUFFERED;
  char *from = mapped ? mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0) : (char *)memory;
  if (way == HUGE_ADVISED) madvise(from, size, MADV_HUGEPAGE);
  pthread_t threads[THREADS];
  Part parts[THREADS];
  for (int i = 0; i < THREADS; i++) {
    off_t offset = (off_t)(size / THREADS) * i;
    parts[i] = (Part){way, file, from + offset, offset, size / THREADS, 0};
    pthread_create(&threads[i], NULL, run, &parts[i]);
  }
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  if (mapped) munmap(from, size);
  return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static int ascending(const void *one, const void *other) {
  double difference = *(const double *)one - *(const double *)other;
  return difference < 0 ? -1 : difference > 0;
}

int main(int count, char **words) {
  static double rates[WAYS][MOST_ROUNDS], shares[WAYS][MOST_ROUNDS];
  int rounds = count > 2 ? atoi(words[2]) : 15;
  int file = count > 1 ? open(words[1], O_RDONLY) : -1;
  struct stat about;
  if (file < 0 || fstat(file, &about) != 0 || rounds < 1 || rounds > MOST_ROUNDS) {
    fprintf(stderr, "usage: page_cache FILE [ROUNDS]\n");
    return 2;
  }
  size_t size = (size_t)about.st_size / (THREADS * 4096) * (THREADS * 4096);
  char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  madvise(memory, size, MADV_HUGEPAGE);
  memset(memory, 1, size);
  for (int round = -1; round < rounds; round++) { /* the first brings the file into the page cache */
    for (int way = 0; way < WAYS; way++) {
      double rate = (double)size / 1e9 / seconds(way, file, size, memory);
      if (round >= 0) rates[way][round] = rate, shares[way][round] = rate / rates[MEMORY][round];
    }
  }
  for (int way = 0; way < WAYS; way++) {
    qsort(rates[way], (size_t)rounds, sizeof(double), ascending);
    qsort(shares[way], (size_t)rounds, sizeof(double), ascending);
    printf("%-36s %5.1f GB/s, %.2f of memory's\n", NAMES[way], rates[way][rounds / 2], shares[way][rounds / 2]);
  }
}
