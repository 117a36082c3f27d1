module example.com/shop/api

go 1.24.0

toolchain 1.24.3

require example.com/shop/money v0.3.0

replace example.com/shop/money => ../money
