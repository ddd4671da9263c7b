package leaf

const Leaf = "leaf"
