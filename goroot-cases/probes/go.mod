module example.com/pclnlab

go 1.23
