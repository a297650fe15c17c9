// libsvm for Swift: the header that Baselines uses.
#pragma once

#include <libsvm/svm.h>
