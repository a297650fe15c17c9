// Memory that is kept from one training step to the next.
#pragma once

namespace ctorch {

/// From now on freed tensors' memory is kept for the next tensor of about that size.
void keep_memory();

}  // namespace ctorch
