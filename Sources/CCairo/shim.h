// Cairo and Pango for Swift: the headers that Reports uses, and the macros Swift can't import.
#pragma once

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>
