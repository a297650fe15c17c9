// Cameras and filter graphs need libavdevice, which brings libavfilter and window systems along:
// it is opened when a camera is, after what video.h opens (docs/decisions/0018).
#pragma once

#include "video.h"
#include <libavdevice/avdevice.h>

#ifdef __APPLE__
#define CFF_CAMERA_FORMAT "avfoundation"
#else
#define CFF_CAMERA_FORMAT "video4linux2"
#endif

// FFmpeg's name of the system's cameras.
static inline const char *cff_camera_format(void) { return CFF_CAMERA_FORMAT; }

// The library's file name.
static inline const char *cff_device_library(void) {
  return CFF_LIBRARY("avdevice", LIBAVDEVICE_VERSION_MAJOR);
}

// Opens the library and makes its devices known to libavformat; NULL, or what is wrong: valid until
// the next call. A second call does no harm.
static inline const char *cff_open_devices(const char *device_library) {
  void *device = dlopen(device_library, RTLD_NOW | RTLD_LOCAL);
  if (!device) return dlerror();
  __typeof__(avdevice_register_all) *register_all;
  if (!(*(void **)&register_all = dlsym(device, "avdevice_register_all"))) return dlerror();
  register_all();
  return NULL;
}
