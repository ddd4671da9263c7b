module example.com/pclnlab/heap

go 1.24
