// Loaded before a program (LD_PRELOAD): writes down what it does to the files of one folder, in the order in which it is
// done, with every byte: writes when they begin, syncs when they have ended. Read by writes.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static size_t folder_length;
static int into = -1;

__attribute__((constructor)) static void begin(void) {
  const char *of = getenv("FAULTS_FOLDER"), *to = getenv("FAULTS_WRITES");
  if (!of || !to) return;
  snprintf(folder, sizeof folder, "%s", of);
  folder_length = strlen(folder);
  into = open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

struct __attribute__((packed)) head {
  uint64_t at;
  int64_t offset;
  uint32_t bytes;
  uint16_t name;
  char what;
};

// W write, T truncate, S sync of a file, D sync of the folder, U unlink, R rename (its bytes are the new name)
static void note(char what, const char *name, int64_t offset, const void *bytes, size_t length) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct head head = {
    .at = (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec,
    .offset = offset,
    .bytes = (uint32_t)length,
    .name = (uint16_t)strlen(name),
    .what = what,
  };
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)bytes, length}};
  if (writev(into, parts, 3) < 0) abort();
}

// The name below the folder; NULL when it is elsewhere.
static const char *below(const char *path) {
  if (into < 0 || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return "";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *name_of(int file, char *path) {
  char link[64];
  if (into < 0 || file == into) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, 4095);
  if (length < 0) return NULL;
  path[length] = 0;
  return below(path);
}

#define NOTED(what, at, bytes, length) \
  char path[4096]; \
  const char *name = name_of(file, path); \
  if (!name) return real_call; \
  pthread_mutex_lock(&turn); \
  note(what, name, at, bytes, length); \
  __typeof__(real_call) result = real_call; \
  pthread_mutex_unlock(&turn); \
  return result

ssize_t write(int file, const void *bytes, size_t length) {
  REAL(write);
#define real_call real(file, bytes, length)
  NOTED('W', lseek(file, 0, SEEK_CUR), bytes, length);
#undef real_call
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
  REAL(pwrite64);
#define real_call real(file, bytes, length, at)
  NOTED('W', at, bytes, length);
#undef real_call
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { return pwrite64(file, bytes, length, at); }

int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
#define real_call real(file, size)
  NOTED('T', size, "", 0);
#undef real_call
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

static int synced(int file, int result) {
  char path[4096];
  const char *name = result == 0 ? name_of(file, path) : NULL;
  if (!name) return result;
  pthread_mutex_lock(&turn);
  note(*name ? 'S' : 'D', name, 0, "", 0);
  pthread_mutex_unlock(&turn);
  return result;
}

int fsync(int file) {
  REAL(fsync);
  return synced(file, real(file));
}
int fdatasync(int file) {
  REAL(fdatasync);
  return synced(file, real(file));
}

int unlink(const char *path) {
  REAL(unlink);
  const char *name = below(path);
  if (!name) return real(path);
  pthread_mutex_lock(&turn);
  note('U', name, 0, "", 0);
  int result = real(path);
  pthread_mutex_unlock(&turn);
  return result;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  const char *name = below(from), *next = below(to);
  if (!name || !next) return real(from, to);
  pthread_mutex_lock(&turn);
  note('R', name, 0, next, strlen(next));
  int result = real(from, to);
  pthread_mutex_unlock(&turn);
  return result;
}
