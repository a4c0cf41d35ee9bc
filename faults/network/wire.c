// A wire between two network interfaces, in a room of its own: passes every frame on, later, seldom or never, each way as
// somebody says on its input: "loss delay loss delay" (per cent and milliseconds, there and back). Nobody at its ends hears of it.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST_BYTES 70000
#define MOST_WAITING 20000

struct frame {
  struct frame *next;
  int64_t due;
  size_t bytes;
  char content[];
};
static struct way {
  int loss, delay, waiting;
  struct frame *first, *last;
} ways[2];

static int64_t now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static void must(int good, const char *what) {
  if (good) return;
  perror(what);
  exit(1);
}

static int open_end(const char *name) {
  int one = 1, end = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
  must(end >= 0, "socket");
  // Frames that are larger than any wire, and without their sums, as the system hands them over.
  must(setsockopt(end, SOL_PACKET, PACKET_VNET_HDR, &one, sizeof one) == 0, "frames");
  struct sockaddr_ll at = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = (int)if_nametoindex(name)};
  must(bind(end, (struct sockaddr *)&at, sizeof at) == 0, name);
  struct packet_mreq all = {.mr_ifindex = at.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
  must(setsockopt(end, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) == 0, "listen");
  return end;
}

static void take(int end, struct way *way) {
  static char content[MOST_BYTES];
  struct sockaddr_ll from;
  socklen_t length = sizeof from;
  ssize_t bytes = recvfrom(end, content, sizeof content, MSG_DONTWAIT, (struct sockaddr *)&from, &length);
  if (bytes <= 0 || from.sll_pkttype == PACKET_OUTGOING) return;
  if (rand() % 100 < way->loss || way->waiting >= MOST_WAITING) return;
  struct frame *frame = malloc(sizeof *frame + (size_t)bytes);
  must(frame != NULL, "memory");
  *frame = (struct frame){.due = now() + way->delay, .bytes = (size_t)bytes};
  memcpy(frame->content, content, (size_t)bytes);
  if (way->last) way->last->next = frame;
  else way->first = frame;
  way->last = frame;
  way->waiting++;
}

static void pass(struct way *way, int to) {
  while (way->first && way->first->due <= now()) {
    struct frame *frame = way->first;
    // What the other end does not take is lost, as on any wire.
    if (send(to, frame->content, frame->bytes, 0) < 0) {}
    way->first = frame->next;
    if (!way->first) way->last = NULL;
    way->waiting--;
    free(frame);
  }
}

int main(int count, char **said) {
  if (count != 3) return 2;
  struct pollfd seen[3] = {{open_end(said[1]), POLLIN, 0}, {open_end(said[2]), POLLIN, 0}, {0, POLLIN, 0}};
  puts("ready");
  fflush(stdout);
  for (;;) {
    int64_t wait = 1000;
    for (int i = 0; i < 2; i++)
      if (ways[i].first && ways[i].first->due - now() < wait) wait = ways[i].first->due - now();
    poll(seen, 3, wait < 0 ? 0 : (int)wait);
    if (seen[2].revents) {
      char line[200];
      ssize_t bytes = read(0, line, sizeof line - 1);
      if (bytes <= 0) return 0;
      line[bytes] = 0;
      sscanf(line, "%d %d %d %d", &ways[0].loss, &ways[0].delay, &ways[1].loss, &ways[1].delay);
    }
    for (int i = 0; i < 2; i++)
      if (seen[i].revents) take(seen[i].fd, &ways[i]);
    for (int i = 0; i < 2; i++) pass(&ways[i], seen[1 - i].fd);
  }
}
