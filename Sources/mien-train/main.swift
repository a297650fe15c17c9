print("mien-train")
