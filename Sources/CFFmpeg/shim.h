// FFmpeg's C libraries for Swift: the headers that MediaIO uses, and the macros Swift can't import.
// Still pictures need no demuxer or scaler; what video needs beyond this is in video.h.
#pragma once

#include <libavcodec/avcodec.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>

static const int cff_error_again = AVERROR(EAGAIN);
static const int cff_error_end_of_file = AVERROR_EOF;
static const int cff_error_out_of_memory = AVERROR(ENOMEM);
static const int cff_error_recognition_strict = AV_EF_CRCCHECK | AV_EF_EXPLODE;
static const int cff_lambda_per_quantiser = FF_QP2LAMBDA;
static const uint64_t cff_pixel_format_rgb = AV_PIX_FMT_FLAG_RGB;
static const uint64_t cff_pixel_format_alpha = AV_PIX_FMT_FLAG_ALPHA;
static const uint64_t cff_pixel_format_palette = AV_PIX_FMT_FLAG_PAL;

// The values of one component in one row of a frame; `line` takes `frame->width` of them.
static inline void cff_read_component(
    uint16_t *line, const AVFrame *frame, const AVPixFmtDescriptor *format, int y, int component) {
  av_read_image_line2(line, (const uint8_t **)frame->data, frame->linesize, format, 0, y, component,
                      frame->width, 0, sizeof(uint16_t));
}
