package a

func Name() string { return "a" }
