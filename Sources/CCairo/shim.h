// Cairo and Pango for Swift: the headers that Reports uses.
#pragma once

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include "pango.h"
