// libzip for Swift: the header that Datasets uses.
#pragma once

#include <zip.h>
