// Video needs FFmpeg's demuxers and scaler. Linked, libavformat would double the time that the
// program takes to start (docs/decisions/0013), so its functions come by name when a video is
// opened. The headers give their types; the libraries' versions must be the headers'.
#pragma once

#include <dlfcn.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/macros.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

#ifdef __APPLE__
#define CFF_LIBRARY(name, major) "lib" name "." AV_STRINGIFY(major) ".dylib"
#else
#define CFF_LIBRARY(name, major) "lib" name ".so." AV_STRINGIFY(major)
#endif

#define CFF_FORMAT_FUNCTIONS(X)                                                                    \
  X(avformat_version)                                                                              \
  X(av_find_input_format)                                                                          \
  X(avformat_alloc_context)                                                                        \
  X(avformat_open_input)                                                                           \
  X(avformat_close_input)                                                                          \
  X(avformat_find_stream_info)                                                                     \
  X(av_find_best_stream)                                                                           \
  X(av_read_frame)                                                                                 \
  X(avformat_alloc_output_context2)                                                                \
  X(avformat_free_context)                                                                         \
  X(avformat_new_stream)                                                                           \
  X(avformat_query_codec)                                                                          \
  X(avformat_write_header)                                                                         \
  X(av_interleaved_write_frame)                                                                    \
  X(av_write_trailer)                                                                              \
  X(avio_open)                                                                                     \
  X(avio_closep)

#define CFF_SCALE_FUNCTIONS(X)                                                                     \
  X(sws_getCachedContext)                                                                          \
  X(sws_freeContext)                                                                               \
  X(sws_getCoefficients)                                                                           \
  X(sws_setColorspaceDetails)                                                                      \
  X(sws_scale)

// The functions, each under its own name. They stay valid until the program ends.
typedef struct {
#define CFF_MEMBER(name) __typeof__(name) *name;
  CFF_FORMAT_FUNCTIONS(CFF_MEMBER)
  CFF_SCALE_FUNCTIONS(CFF_MEMBER)
#undef CFF_MEMBER
} cff_video;

// The libraries' file names.
static inline const char *cff_format_library(void) {
  return CFF_LIBRARY("avformat", LIBAVFORMAT_VERSION_MAJOR);
}

static inline const char *cff_scale_library(void) {
  return CFF_LIBRARY("swscale", LIBSWSCALE_VERSION_MAJOR);
}

// Opens both libraries and fills the table; NULL, or what is wrong: valid until the next call.
static inline const char *cff_open_video(
    cff_video *video, const char *format_library, const char *scale_library) {
  void *format = dlopen(format_library, RTLD_NOW | RTLD_LOCAL);
  if (!format) return dlerror();
  void *scale = dlopen(scale_library, RTLD_NOW | RTLD_LOCAL);
  if (!scale) return dlerror();
#define CFF_FORMAT(name) \
  if (!(*(void **)&video->name = dlsym(format, #name))) return dlerror();
#define CFF_SCALE(name) \
  if (!(*(void **)&video->name = dlsym(scale, #name))) return dlerror();
  CFF_FORMAT_FUNCTIONS(CFF_FORMAT)
  CFF_SCALE_FUNCTIONS(CFF_SCALE)
#undef CFF_FORMAT
#undef CFF_SCALE
  return NULL;
}

static const int64_t cff_no_time = AV_NOPTS_VALUE;
static const int cff_error_invalid_data = AVERROR_INVALIDDATA;
static const int cff_error_decoder_not_found = AVERROR_DECODER_NOT_FOUND;
static const int cff_error_stream_not_found = AVERROR_STREAM_NOT_FOUND;

// The stream's display matrix, nine numbers; NULL when it has none.
static inline const int32_t *cff_display_matrix(const AVStream *stream) {
#if LIBAVFORMAT_VERSION_MAJOR >= 61
  const AVPacketSideData *data = stream->codecpar->coded_side_data;
  int count = stream->codecpar->nb_coded_side_data;
#else
  const AVPacketSideData *data = stream->side_data;
  int count = stream->nb_side_data;
#endif
  for (int i = 0; i < count; i++)
    if (data[i].type == AV_PKT_DATA_DISPLAYMATRIX && data[i].size >= 36)
      return (const int32_t *)data[i].data;
  return NULL;
}

static inline AVStream *cff_stream(const AVFormatContext *format, int index) {
  return format->streams[index];
}
