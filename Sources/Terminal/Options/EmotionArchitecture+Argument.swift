import ArgumentParser
import EmotionModel

extension EmotionArchitecture: ExpressibleByArgument {}
