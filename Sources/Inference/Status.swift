import COneDNN

/// Throws `InferenceError.engine` unless oneDNN succeeded in what `building` names.
func check(_ status: dnnl_status_t, _ building: @autoclosure () -> String) throws {
  guard status != dnnl_success else { return }
  let word =
    switch status {
    case dnnl_out_of_memory: "out of memory"
    case dnnl_invalid_arguments: "invalid arguments"
    case dnnl_unimplemented: "not implemented"
    case dnnl_runtime_error: "run-time error"
    default: "status \(status.rawValue)"
    }
  throw InferenceError.engine(building: building(), status: word)
}
