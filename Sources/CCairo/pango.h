// The part of Pango that Reports calls, declared here instead of included.
//
// Pango's own headers need compiler flags (-pthread) that the package manager refuses with a warning
// at every build, and they read all of GLib and HarfBuzz. The functions below have kept their form
// for years (1.44 or later is needed); a test compiles this file together with the installed headers, which fails
// where the two disagree (docs/decisions/0009-figures.md).
//
// Ownership: whoever creates a layout ends it with g_object_unref, a font description with
// pango_font_description_free. Lengths are in 1024ths of a unit (PANGO_SCALE).
#pragma once

#include <cairo.h>

#ifndef __PANGO_H__
typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoRectangle { int x, y, width, height; } PangoRectangle;
typedef enum { PANGO_ELLIPSIZE_NONE, PANGO_ELLIPSIZE_START, PANGO_ELLIPSIZE_MIDDLE, PANGO_ELLIPSIZE_END } PangoEllipsizeMode;
typedef enum { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT } PangoAlignment;
typedef enum { PANGO_WEIGHT_NORMAL = 400, PANGO_WEIGHT_SEMIBOLD = 600, PANGO_WEIGHT_BOLD = 700 } PangoWeight;
void g_object_unref(void *object);
#endif

PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *description);
void pango_font_description_set_family(PangoFontDescription *description, const char *family);
void pango_font_description_set_weight(PangoFontDescription *description, PangoWeight weight);
void pango_font_description_set_absolute_size(PangoFontDescription *description, double size);

PangoLayout *pango_cairo_create_layout(cairo_t *context);
void pango_cairo_show_layout(cairo_t *context, PangoLayout *layout);
PangoContext *pango_layout_get_context(PangoLayout *layout);
PangoFont *pango_context_load_font(
    PangoContext *context, const PangoFontDescription *description);
// 0: letters lie where the font wants them, not on whole units. Since Pango 1.44.
void pango_context_set_round_glyph_positions(PangoContext *context, int rounds);

void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_font_description(
    PangoLayout *layout, const PangoFontDescription *description);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_alignment(PangoLayout *layout, PangoAlignment alignment);
void pango_layout_set_ellipsize(PangoLayout *layout, PangoEllipsizeMode mode);
void pango_layout_set_height(PangoLayout *layout, int height);
void pango_layout_get_extents(
    PangoLayout *layout, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_get_baseline(PangoLayout *layout);
