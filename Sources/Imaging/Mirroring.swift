/// An index beyond an axis' ends, mirrored into it without repeating the last one: `cb|abc|ba`.
@inline(__always)
func mirrored(_ index: Int, _ count: Int) -> Int {
  if index >= 0 && index < count { return index }
  guard count > 1 else { return 0 }
  let period = 2 * (count - 1)
  let place = ((index % period) + period) % period
  return place < count ? place : period - place
}
