// A camera for tests, at /dev/video77: loaded before a program (LD_PRELOAD), it answers the calls of
// the system that V4L2 makes, with gray YUYV pictures at 25 frames a second. It is busy, denied or
// unplugged while a file of that name lies in $FAKE_CAMERA.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { width = 320, height = 240, size = width * height * 2, buffers = 4, device = 77 };

static int camera = -1;
static int queue[64], queued;
static double next_frame;
static unsigned char *memory[buffers];

static int lies(const char *name) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", getenv("FAKE_CAMERA"), name);
  return access(path, F_OK) == 0;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static int fail(int code) {
  errno = code;
  return -1;
}

static int open_camera(void) {
  if (lies("unplugged")) return fail(ENOENT);
  if (lies("denied")) return fail(EACCES);
  queued = 0;
  next_frame = now();
  return camera = memfd_create("camera", 0);
}

static int is_camera(const char *path) {
  char expected[32];
  snprintf(expected, sizeof expected, "/dev/video%d", device);
  return strcmp(path, expected) == 0;
}

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    int mode = va_arg(rest, int);                                      \
    va_end(rest);                                                      \
    if (is_camera(path)) return open_camera();                         \
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);     \
    return real(path, flags, mode);                                    \
  }
OPEN(open)
OPEN(open64)

static void describe(struct v4l2_pix_format *format) {
  *format = (struct v4l2_pix_format){
      .width = width, .height = height, .pixelformat = V4L2_PIX_FMT_YUYV,
      .field = V4L2_FIELD_NONE, .bytesperline = width * 2, .sizeimage = size};
}

static int take(struct v4l2_buffer *buffer) {
  if (lies("unplugged")) return fail(ENODEV);
  if (!queued || now() < next_frame) return fail(EAGAIN);
  buffer->index = queue[0];
  memmove(queue, queue + 1, --queued * sizeof *queue);
  memset(memory[buffer->index], 128, size);
  buffer->bytesused = size;
  buffer->flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
  buffer->timestamp.tv_sec = (long)next_frame;
  buffer->timestamp.tv_usec = (long)((next_frame - (long)next_frame) * 1e6);
  next_frame += 0.04;
  return 0;
}

static int answer(unsigned long request, void *value) {
  switch (request) {
    case VIDIOC_QUERYCAP: {
      struct v4l2_capability *capability = value;
      capability->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
      return 0;
    }
    case VIDIOC_G_INPUT: *(int *)value = 0; return 0;
    case VIDIOC_ENUMINPUT: return ((struct v4l2_input *)value)->index ? fail(EINVAL) : 0;
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
      if (lies("busy")) return fail(EBUSY);
      describe(&((struct v4l2_format *)value)->fmt.pix);
      return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
      struct v4l2_captureparm *capture = &((struct v4l2_streamparm *)value)->parm.capture;
      capture->capability = V4L2_CAP_TIMEPERFRAME;
      capture->timeperframe = (struct v4l2_fract){1, 25};
      return 0;
    }
    case VIDIOC_REQBUFS: ((struct v4l2_requestbuffers *)value)->count = buffers; return 0;
    case VIDIOC_QUERYBUF: {
      struct v4l2_buffer *buffer = value;
      buffer->length = size;
      buffer->m.offset = buffer->index * size;
      return 0;
    }
    case VIDIOC_QBUF: queue[queued++] = ((struct v4l2_buffer *)value)->index; return 0;
    case VIDIOC_DQBUF: return take(value);
    case VIDIOC_STREAMON:
    case VIDIOC_STREAMOFF: return 0;
    default: return fail(ENOTTY);
  }
}

int ioctl(int file, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *value = va_arg(rest, void *);
  va_end(rest);
  if (camera >= 0 && file == camera) return answer((unsigned)request, value);
  int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
  return real(file, request, value);
}

static void *map(off_t offset) {
  void *place = malloc(size);
  memory[offset / size] = place;
  return place;
}

#define MAP(name)                                                                                \
  void *name(void *place, size_t length, int protection, int flags, int file, off_t offset) {    \
    if (camera >= 0 && file == camera) return map(offset);                                       \
    void *(*real)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, #name);               \
    return real(place, length, protection, flags, file, offset);                                 \
  }
MAP(mmap)
MAP(mmap64)

int munmap(void *place, size_t length) {
  for (int i = 0; i < buffers; i++)
    if (place && memory[i] == place) {
      memory[i] = NULL;
      free(place);
      return 0;
    }
  int (*real)(void *, size_t) = dlsym(RTLD_NEXT, "munmap");
  return real(place, length);
}

int close(int file) {
  if (camera >= 0 && file == camera) camera = -1;
  int (*real)(int) = dlsym(RTLD_NEXT, "close");
  return real(file);
}
