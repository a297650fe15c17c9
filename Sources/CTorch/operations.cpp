// Arithmetic and shapes.
#include "guard.h"

#include <ATen/ATen.h>

using ctorch::made;
using ctorch::tensor;

extern "C" {

ct_tensor ct_add(ct_tensor a, ct_tensor b) {
  return made([&] { return tensor(a) + tensor(b); });
}

ct_tensor ct_subtract(ct_tensor a, ct_tensor b) {
  return made([&] { return tensor(a) - tensor(b); });
}

ct_tensor ct_multiply(ct_tensor a, ct_tensor b) {
  return made([&] { return tensor(a) * tensor(b); });
}

ct_tensor ct_divide(ct_tensor a, ct_tensor b) {
  return made([&] { return tensor(a) / tensor(b); });
}

ct_tensor ct_scale(ct_tensor source, double factor, double term) {
  return made([&] {
    const auto scaled = factor == 1 ? tensor(source) : tensor(source) * factor;
    return term == 0 ? scaled : scaled + term;
  });
}

ct_tensor ct_matrix_product(ct_tensor a, ct_tensor b) {
  return made([&] { return at::matmul(tensor(a), tensor(b)); });
}

ct_tensor ct_relu(ct_tensor source) {
  return made([&] { return at::relu(tensor(source)); });
}

ct_tensor ct_tanh(ct_tensor source) {
  return made([&] { return at::tanh(tensor(source)); });
}

ct_tensor ct_softmax(ct_tensor source, int dimension) {
  return made([&] { return at::softmax(tensor(source), dimension); });
}

ct_tensor ct_log_softmax(ct_tensor source, int dimension) {
  return made([&] { return at::log_softmax(tensor(source), dimension); });
}

ct_tensor ct_sum(ct_tensor source) {
  return made([&] { return tensor(source).sum(); });
}

ct_tensor ct_mean(ct_tensor source) {
  return made([&] { return tensor(source).mean(); });
}

ct_tensor ct_mean_over(ct_tensor source, int dimension) {
  return made([&] { return tensor(source).mean(dimension); });
}

ct_tensor ct_sum_over(ct_tensor source, int dimension) {
  return made([&] { return tensor(source).sum(dimension); });
}

ct_tensor ct_argmax(ct_tensor source, int dimension) {
  return made([&] { return tensor(source).argmax(dimension); });
}

ct_tensor ct_reshape(ct_tensor source, const int64_t *shape, int rank) {
  return made([&] {
    return tensor(source).reshape(at::IntArrayRef(shape, static_cast<size_t>(rank)));
  });
}

ct_tensor ct_permute(ct_tensor source, const int64_t *dimensions, int rank) {
  return made([&] {
    return tensor(source).permute(at::IntArrayRef(dimensions, static_cast<size_t>(rank)));
  });
}

ct_tensor ct_select(ct_tensor source, ct_tensor indices) {
  return made([&] { return tensor(source).index_select(0, tensor(indices)); });
}

}  // extern "C"
