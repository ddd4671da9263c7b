module example.com/pclnlab/pcs

go 1.24
