import Evaluation

extension ProtocolStatement {
  /// The line's colour in figures; its words say leaky too, so that colour alone tells nothing.
  var color: Color { isLeaky ? FigureStyle.warning : FigureStyle.faintInk }
}
