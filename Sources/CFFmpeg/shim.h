// FFmpeg's C libraries for Swift: the headers that MediaIO uses, and the macros Swift can't import.
#pragma once

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>
#include <libswscale/swscale.h>

static const int cff_error_again = AVERROR(EAGAIN);
static const int cff_error_end_of_file = AVERROR_EOF;
