# target x86_64-apple-macos13.0
# link -arch x86_64 -platform_version macos 13.0 13.0 -e _main -no_uuid -no_adhoc_codesign -fixup_chains
# forged by pclnlab, PR2026
	.section __TEXT,__text,regular,pure_instructions
	.p2align 4
	.globl "_main"
"_main":
	xorl %eax, %eax
	retq
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.first"
	.weak_definition "_main.first"
"_main.first":
Lf0:
	.fill 48, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.host"
	.private_extern "_main.host"
"_main.host":
Lf1:
	.fill 4416, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f0"
	.private_extern "_fill.f0"
"_fill.f0":
Lf2:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f1"
	.private_extern "_fill.f1"
"_fill.f1":
Lf3:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f2"
	.private_extern "_fill.f2"
"_fill.f2":
Lf4:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f3"
	.private_extern "_fill.f3"
"_fill.f3":
Lf5:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f4"
	.private_extern "_fill.f4"
"_fill.f4":
Lf6:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f5"
	.private_extern "_fill.f5"
"_fill.f5":
Lf7:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f6"
	.private_extern "_fill.f6"
"_fill.f6":
Lf8:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f7"
	.private_extern "_fill.f7"
"_fill.f7":
Lf9:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f8"
	.private_extern "_fill.f8"
"_fill.f8":
Lf10:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f9"
	.private_extern "_fill.f9"
"_fill.f9":
Lf11:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f10"
	.private_extern "_fill.f10"
"_fill.f10":
Lf12:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f11"
	.private_extern "_fill.f11"
"_fill.f11":
Lf13:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f12"
	.private_extern "_fill.f12"
"_fill.f12":
Lf14:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f13"
	.private_extern "_fill.f13"
"_fill.f13":
Lf15:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f14"
	.private_extern "_fill.f14"
"_fill.f14":
Lf16:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f15"
	.private_extern "_fill.f15"
"_fill.f15":
Lf17:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f16"
	.private_extern "_fill.f16"
"_fill.f16":
Lf18:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f17"
	.private_extern "_fill.f17"
"_fill.f17":
Lf19:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f18"
	.private_extern "_fill.f18"
"_fill.f18":
Lf20:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f19"
	.private_extern "_fill.f19"
"_fill.f19":
Lf21:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f20"
	.private_extern "_fill.f20"
"_fill.f20":
Lf22:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f21"
	.private_extern "_fill.f21"
"_fill.f21":
Lf23:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f22"
	.private_extern "_fill.f22"
"_fill.f22":
Lf24:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f23"
	.private_extern "_fill.f23"
"_fill.f23":
Lf25:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f24"
	.private_extern "_fill.f24"
"_fill.f24":
Lf26:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f25"
	.private_extern "_fill.f25"
"_fill.f25":
Lf27:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f26"
	.private_extern "_fill.f26"
"_fill.f26":
Lf28:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f27"
	.private_extern "_fill.f27"
"_fill.f27":
Lf29:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f28"
	.private_extern "_fill.f28"
"_fill.f28":
Lf30:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f29"
	.private_extern "_fill.f29"
"_fill.f29":
Lf31:
	.fill 16, 1, 0x90
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.first"+4, 0x39bc356f75a39298
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+8, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+12, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+16, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+20, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+24, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+28, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+32, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+36, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+40, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+44, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+48, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+52, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+56, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+60, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+64, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+68, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+72, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+76, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+80, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+84, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+88, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+92, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+96, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+100, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+104, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+108, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+112, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+116, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+120, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+124, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+128, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+132, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+136, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+140, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+144, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+148, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+152, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+156, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+160, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+164, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+168, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+172, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+176, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+180, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+184, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+188, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+192, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+196, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+200, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+204, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+208, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+212, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+216, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+220, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+224, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+228, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+232, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+236, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+240, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+244, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+248, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+252, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+256, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+260, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+264, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+268, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+272, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+276, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+280, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+284, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+288, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+292, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+296, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+300, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+304, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+308, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+312, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+316, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+320, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+324, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+328, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+332, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+336, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+340, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+344, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+348, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+352, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+356, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+360, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+364, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+368, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+372, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+376, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+380, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+384, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+388, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+392, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+396, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+400, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+404, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+408, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+412, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+416, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+420, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+424, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+428, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+432, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+436, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+440, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+444, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+448, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+452, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+456, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+460, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+464, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+468, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+472, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+476, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+480, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+484, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+488, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+492, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+496, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+500, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+504, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+508, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+512, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+516, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+520, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+524, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+528, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+532, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+536, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+540, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+544, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+548, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+552, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+556, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+560, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+564, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+568, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+572, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+576, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+580, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+584, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+588, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+592, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+596, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+600, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+604, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+608, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+612, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+616, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+620, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+624, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+628, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+632, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+636, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+640, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+644, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+648, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+652, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+656, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+660, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+664, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+668, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+672, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+676, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+680, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+684, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+688, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+692, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+696, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+700, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+704, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+708, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+712, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+716, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+720, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+724, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+728, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+732, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+736, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+740, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+744, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+748, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+752, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+756, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+760, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+764, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+768, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+772, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+776, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+780, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+784, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+788, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+792, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+796, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+800, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+804, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+808, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+812, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+816, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+820, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+824, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+828, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+832, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+836, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+840, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+844, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+848, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+852, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+856, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+860, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+864, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+868, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+872, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+876, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+880, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+884, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+888, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+892, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+896, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+900, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+904, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+908, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+912, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+916, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+920, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+924, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+928, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+932, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+936, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+940, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+944, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+948, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+952, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+956, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+960, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+964, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+968, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+972, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+976, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+980, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+984, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+988, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+992, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+996, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1000, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1004, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1008, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1012, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1016, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1020, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1024, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1028, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1032, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1036, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1040, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1044, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1048, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1052, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1056, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1060, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1064, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1068, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1072, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1076, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1080, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1084, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1088, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1092, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1096, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1100, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1104, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1108, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1112, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1116, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1120, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1124, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1128, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1132, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1136, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1140, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1144, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1148, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1152, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1156, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1160, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1164, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1168, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1172, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1176, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1180, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1184, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1188, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1192, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1196, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1200, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1204, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1208, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1212, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1216, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1220, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1224, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1228, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1232, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1236, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1240, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1244, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1248, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1252, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1256, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1260, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1264, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1268, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1272, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1276, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1280, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1284, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1288, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1292, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1296, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1300, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1304, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1308, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1312, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1316, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1320, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1324, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1328, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1332, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1336, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1340, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1344, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1348, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1352, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1356, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1360, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1364, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1368, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1372, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1376, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1380, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1384, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1388, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1392, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1396, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1400, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1404, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1408, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1412, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1416, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1420, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1424, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1428, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1432, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1436, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1440, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1444, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1448, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1452, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1456, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1460, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1464, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1468, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1472, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1476, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1480, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1484, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1488, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1492, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1496, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1500, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1504, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1508, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1512, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1516, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1520, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1524, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1528, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1532, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1536, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1540, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1544, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1548, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1552, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1556, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1560, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1564, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1568, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1572, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1576, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1580, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1584, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1588, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1592, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1596, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1600, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1604, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1608, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1612, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1616, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1620, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1624, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1628, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1632, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1636, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1640, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1644, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1648, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1652, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1656, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1660, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1664, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1668, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1672, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1676, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1680, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1684, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1688, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1692, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1696, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1700, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1704, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1708, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1712, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1716, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1720, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1724, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1728, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1732, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1736, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1740, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1744, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1748, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1752, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1756, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1760, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1764, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1768, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1772, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1776, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1780, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1784, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1788, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1792, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1796, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1800, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1804, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1808, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1812, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1816, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1820, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1824, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1828, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1832, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1836, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1840, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1844, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1848, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1852, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1856, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1860, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1864, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1868, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1872, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1876, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1880, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1884, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1888, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1892, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1896, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1900, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1904, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1908, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1912, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1916, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1920, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1924, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1928, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1932, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1936, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1940, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1944, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1948, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1952, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1956, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1960, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1964, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1968, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1972, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1976, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1980, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1984, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1988, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1992, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+1996, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2000, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2004, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2008, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2012, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2016, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2020, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2024, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2028, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2032, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2036, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2040, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2044, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2048, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2052, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2056, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2060, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2064, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2068, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2072, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2076, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2080, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2084, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2088, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2092, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2096, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2100, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2104, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2108, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2112, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2116, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2120, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2124, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2128, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2132, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2136, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2140, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2144, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2148, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2152, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2156, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2160, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2164, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2168, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2172, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2176, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2180, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2184, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2188, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2192, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2196, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2200, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2204, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2208, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2212, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2216, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2220, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2224, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2228, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2232, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2236, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2240, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2244, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2248, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2252, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2256, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2260, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2264, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2268, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2272, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2276, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2280, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2284, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2288, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2292, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2296, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2300, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2304, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2308, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2312, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2316, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2320, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2324, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2328, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2332, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2336, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2340, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2344, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2348, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2352, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2356, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2360, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2364, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2368, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2372, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2376, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2380, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2384, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2388, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2392, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2396, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2400, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2404, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2408, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2412, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2416, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2420, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2424, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2428, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2432, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2436, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2440, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2444, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2448, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2452, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2456, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2460, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2464, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2468, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2472, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2476, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2480, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2484, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2488, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2492, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2496, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2500, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2504, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2508, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2512, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2516, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2520, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2524, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2528, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2532, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2536, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2540, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2544, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2548, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2552, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2556, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2560, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2564, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2568, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2572, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2576, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2580, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2584, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2588, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2592, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2596, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2600, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2604, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2608, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2612, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2616, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2620, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2624, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2628, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2632, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2636, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2640, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2644, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2648, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2652, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2656, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2660, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2664, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2668, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2672, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2676, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2680, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2684, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2688, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2692, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2696, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2700, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2704, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2708, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2712, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2716, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2720, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2724, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2728, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2732, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2736, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2740, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2744, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2748, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2752, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2756, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2760, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2764, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2768, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2772, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2776, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2780, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2784, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2788, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2792, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2796, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2800, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2804, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2808, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2812, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2816, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2820, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2824, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2828, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2832, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2836, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2840, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2844, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2848, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2852, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2856, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2860, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2864, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2868, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2872, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2876, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2880, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2884, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2888, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2892, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2896, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2900, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2904, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2908, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2912, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2916, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2920, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2924, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2928, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2932, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2936, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2940, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2944, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2948, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2952, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2956, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2960, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2964, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2968, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2972, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2976, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2980, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2984, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2988, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2992, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+2996, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3000, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3004, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3008, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3012, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3016, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3020, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3024, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3028, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3032, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3036, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3040, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3044, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3048, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3052, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3056, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3060, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3064, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3068, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3072, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3076, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3080, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3084, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3088, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3092, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3096, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3100, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3104, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3108, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3112, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3116, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3120, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3124, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3128, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3132, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3136, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3140, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3144, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3148, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3152, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3156, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3160, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3164, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3168, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3172, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3176, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3180, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3184, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3188, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3192, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3196, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3200, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3204, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3208, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3212, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3216, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3220, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3224, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3228, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3232, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3236, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3240, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3244, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3248, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3252, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3256, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3260, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3264, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3268, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3272, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3276, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3280, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3284, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3288, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3292, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3296, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3300, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3304, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3308, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3312, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3316, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3320, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3324, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3328, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3332, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3336, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3340, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3344, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3348, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3352, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3356, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3360, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3364, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3368, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3372, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3376, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3380, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3384, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3388, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3392, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3396, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3400, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3404, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3408, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3412, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3416, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3420, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3424, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3428, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3432, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3436, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3440, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3444, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3448, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3452, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3456, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3460, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3464, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3468, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3472, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3476, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3480, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3484, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3488, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3492, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3496, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3500, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3504, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3508, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3512, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3516, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3520, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3524, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3528, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3532, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3536, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3540, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3544, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3548, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3552, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3556, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3560, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3564, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3568, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3572, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3576, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3580, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3584, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3588, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3592, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3596, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3600, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3604, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3608, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3612, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3616, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3620, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3624, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3628, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3632, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3636, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3640, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3644, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3648, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3652, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3656, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3660, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3664, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3668, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3672, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3676, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3680, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3684, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3688, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3692, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3696, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3700, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3704, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3708, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3712, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3716, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3720, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3724, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3728, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3732, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3736, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3740, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3744, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3748, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3752, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3756, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3760, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3764, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3768, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3772, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3776, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3780, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3784, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3788, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3792, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3796, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3800, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3804, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3808, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3812, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3816, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3820, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3824, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3828, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3832, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3836, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3840, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3844, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3848, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3852, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3856, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3860, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3864, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3868, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3872, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3876, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3880, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3884, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3888, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3892, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3896, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3900, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3904, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3908, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3912, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3916, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3920, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3924, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3928, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3932, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3936, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3940, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3944, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3948, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3952, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3956, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3960, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3964, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3968, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3972, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3976, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3980, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3984, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3988, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3992, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+3996, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4000, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4004, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4008, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4012, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4016, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4020, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4024, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4028, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4032, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4036, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4040, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4044, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4048, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4052, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4056, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4060, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4064, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4068, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4072, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4076, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4080, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4084, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4088, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4092, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4096, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4100, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4104, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4108, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4112, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4116, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4120, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4124, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4128, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4132, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4136, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4140, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4144, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4148, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4152, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4156, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4160, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4164, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4168, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4172, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4176, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4180, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4184, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4188, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4192, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4196, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4200, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4204, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4208, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4212, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4216, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4220, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4224, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4228, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4232, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4236, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4240, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4244, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4248, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4252, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4256, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4260, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4264, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4268, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4272, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4276, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4280, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4284, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4288, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4292, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4296, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4300, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4304, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4308, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4312, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4316, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4320, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4324, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4328, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4332, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4336, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4340, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4344, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4348, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4352, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4356, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4360, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4364, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4368, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4372, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4376, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4380, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4384, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4388, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4392, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4396, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4400, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4404, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.host"+4, 0xff054146d9fadf7c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f0"+0, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f1"+0, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f2"+0, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f3"+0, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f4"+0, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f5"+0, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f6"+0, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f7"+0, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f8"+0, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f9"+0, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f10"+0, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f11"+0, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f12"+0, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f13"+0, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f14"+0, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f15"+0, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f16"+0, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f17"+0, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f18"+0, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f19"+0, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f20"+0, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f21"+0, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f22"+0, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f23"+0, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f24"+0, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f25"+0, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f26"+0, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f27"+0, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f28"+0, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f29"+0, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.balign 8
	.quad 0, 0
	.quad 0, 0x3154454d4f474c4c
	.quad "___llgo_funcinfo_symbol_index", 0
	.quad "___llgo_funcinfo_symbol_index_count", 0
	.section __DATA,__llgo_stub,regular,live_support
	.balign 8
	.quad 0, 0
	.section __TEXT,__const
	.balign 4
Lfuncs:
	.byte 6,0,0,0,29,0,0,0,6,0,0,0,29,0,0,0
	.byte 1,0,0,0,2,0,0,0,1,0,0,0,6,0,0,0
	.byte 30,0,0,0,6,0,0,0,30,0,0,0,1,0,0,0
	.byte 2,0,0,0,2,0,0,0,6,0,0,0,9,0,0,0
	.byte 6,0,0,0,9,0,0,0,1,0,0,0,2,0,0,0
	.byte 11,0,0,0,6,0,0,0,10,0,0,0,6,0,0,0
	.byte 10,0,0,0,1,0,0,0,2,0,0,0,12,0,0,0
	.byte 6,0,0,0,11,0,0,0,6,0,0,0,11,0,0,0
	.byte 1,0,0,0,2,0,0,0,13,0,0,0,6,0,0,0
	.byte 12,0,0,0,6,0,0,0,12,0,0,0,1,0,0,0
	.byte 2,0,0,0,14,0,0,0,6,0,0,0,13,0,0,0
	.byte 6,0,0,0,13,0,0,0,1,0,0,0,2,0,0,0
	.byte 15,0,0,0,6,0,0,0,14,0,0,0,6,0,0,0
	.byte 14,0,0,0,1,0,0,0,2,0,0,0,16,0,0,0
	.byte 6,0,0,0,15,0,0,0,6,0,0,0,15,0,0,0
	.byte 1,0,0,0,2,0,0,0,17,0,0,0,6,0,0,0
	.byte 16,0,0,0,6,0,0,0,16,0,0,0,1,0,0,0
	.byte 2,0,0,0,18,0,0,0,6,0,0,0,17,0,0,0
	.byte 6,0,0,0,17,0,0,0,1,0,0,0,2,0,0,0
	.byte 19,0,0,0,6,0,0,0,18,0,0,0,6,0,0,0
	.byte 18,0,0,0,1,0,0,0,2,0,0,0,20,0,0,0
	.byte 6,0,0,0,31,0,0,0,6,0,0,0,31,0,0,0
	.byte 1,0,0,0,2,0,0,0,3,0,0,0,6,0,0,0
	.byte 19,0,0,0,6,0,0,0,19,0,0,0,1,0,0,0
	.byte 2,0,0,0,21,0,0,0,6,0,0,0,20,0,0,0
	.byte 6,0,0,0,20,0,0,0,1,0,0,0,2,0,0,0
	.byte 22,0,0,0,6,0,0,0,21,0,0,0,6,0,0,0
	.byte 21,0,0,0,1,0,0,0,2,0,0,0,23,0,0,0
	.byte 6,0,0,0,22,0,0,0,6,0,0,0,22,0,0,0
	.byte 1,0,0,0,2,0,0,0,24,0,0,0,6,0,0,0
	.byte 23,0,0,0,6,0,0,0,23,0,0,0,1,0,0,0
	.byte 2,0,0,0,25,0,0,0,6,0,0,0,24,0,0,0
	.byte 6,0,0,0,24,0,0,0,1,0,0,0,2,0,0,0
	.byte 26,0,0,0,6,0,0,0,25,0,0,0,6,0,0,0
	.byte 25,0,0,0,1,0,0,0,2,0,0,0,27,0,0,0
	.byte 6,0,0,0,26,0,0,0,6,0,0,0,26,0,0,0
	.byte 1,0,0,0,2,0,0,0,28,0,0,0,6,0,0,0
	.byte 27,0,0,0,6,0,0,0,27,0,0,0,1,0,0,0
	.byte 2,0,0,0,29,0,0,0,6,0,0,0,28,0,0,0
	.byte 6,0,0,0,28,0,0,0,1,0,0,0,2,0,0,0
	.byte 30,0,0,0,6,0,0,0,32,0,0,0,6,0,0,0
	.byte 32,0,0,0,1,0,0,0,2,0,0,0,4,0,0,0
	.byte 6,0,0,0,33,0,0,0,6,0,0,0,33,0,0,0
	.byte 1,0,0,0,2,0,0,0,5,0,0,0,6,0,0,0
	.byte 34,0,0,0,6,0,0,0,34,0,0,0,1,0,0,0
	.byte 2,0,0,0,6,0,0,0,6,0,0,0,35,0,0,0
	.byte 6,0,0,0,35,0,0,0,1,0,0,0,2,0,0,0
	.byte 7,0,0,0,6,0,0,0,36,0,0,0,6,0,0,0
	.byte 36,0,0,0,1,0,0,0,2,0,0,0,8,0,0,0
	.byte 6,0,0,0,37,0,0,0,6,0,0,0,37,0,0,0
	.byte 1,0,0,0,2,0,0,0,9,0,0,0,6,0,0,0
	.byte 38,0,0,0,6,0,0,0,38,0,0,0,1,0,0,0
	.byte 2,0,0,0,10,0,0,0,8,0,0,0,5,0,0,0
	.byte 8,0,0,0,5,0,0,0,4,0,0,0,3,0,0,0
	.byte 5,0,0,0,8,0,0,0,7,0,0,0,8,0,0,0
	.byte 7,0,0,0,4,0,0,0,3,0,0,0,1,0,0,0
	.section __TEXT,__const
	.balign 1
Lpool:
	.byte 0,47,115,114,99,47,102,105,108,108,47,0,102,105,108,108
	.byte 46,103,111,0,109,97,105,110,46,103,111,0,47,115,114,99
	.byte 47,0,102,105,114,115,116,0,102,105,108,108,0,104,111,115
	.byte 116,0,109,97,105,110,0,102,49,48,0,102,49,49,0,102
	.byte 49,50,0,102,49,51,0,102,49,52,0,102,49,53,0,102
	.byte 49,54,0,102,49,55,0,102,49,56,0,102,49,57,0,102
	.byte 50,48,0,102,50,49,0,102,50,50,0,102,50,51,0,102
	.byte 50,52,0,102,50,53,0,102,50,54,0,102,50,55,0,102
	.byte 50,56,0,102,50,57,0,102,48,0,102,49,0,102,50,0
	.byte 102,51,0,102,52,0,102,53,0,102,54,0,102,55,0,102
	.byte 56,0,102,57,0
	.section __TEXT,__const
	.balign 4
Loffsets:
	.byte 0,0,0,0,1,0,0,0,12,0,0,0,20,0,0,0
	.byte 28,0,0,0,34,0,0,0,40,0,0,0,45,0,0,0
	.byte 50,0,0,0,55,0,0,0,59,0,0,0,63,0,0,0
	.byte 67,0,0,0,71,0,0,0,75,0,0,0,79,0,0,0
	.byte 83,0,0,0,87,0,0,0,91,0,0,0,95,0,0,0
	.byte 99,0,0,0,103,0,0,0,107,0,0,0,111,0,0,0
	.byte 115,0,0,0,119,0,0,0,123,0,0,0,127,0,0,0
	.byte 131,0,0,0,135,0,0,0,138,0,0,0,141,0,0,0
	.byte 144,0,0,0,147,0,0,0,150,0,0,0,153,0,0,0
	.byte 156,0,0,0,159,0,0,0,162,0,0,0
	.section __TEXT,__const
	.balign 2
Lhash:
	.byte 30,0,15,0,0,0,0,0,1,0,0,0,8,0,0,0
	.byte 16,0,0,0,0,0,26,0,0,0,19,0,0,0,0,0
	.byte 0,0,0,0,4,0,0,0,20,0,0,0,22,0,2,0
	.byte 31,0,7,0,0,0,17,0,32,0,0,0,27,0,0,0
	.byte 10,0,0,0,0,0,0,0,0,0,3,0,0,0,21,0
	.byte 0,0,23,0,12,0,13,0,6,0,29,0,14,0,0,0
	.byte 0,0,28,0,0,0,9,0,0,0,0,0,0,0,0,0
	.byte 25,0,0,0,18,0,0,0,0,0,11,0,24,0,5,0
	.section __TEXT,__const
	.balign 8
Lindex:
	.byte 172,162,251,194,59,13,81,33,29,0,0,0,0,0,0,0
	.byte 95,164,251,194,59,14,81,33,30,0,0,0,0,0,0,0
	.byte 120,169,251,194,59,17,81,33,25,0,0,0,0,0,0,0
	.byte 43,171,251,194,59,18,81,33,26,0,0,0,0,0,0,0
	.byte 222,172,251,194,59,19,81,33,27,0,0,0,0,0,0,0
	.byte 145,174,251,194,59,20,81,33,28,0,0,0,0,0,0,0
	.byte 68,176,251,194,59,21,81,33,1,0,0,0,0,0,0,0
	.byte 247,177,251,194,59,22,81,33,2,0,0,0,0,0,0,0
	.byte 170,179,251,194,59,23,81,33,13,0,0,0,0,0,0,0
	.byte 93,181,251,194,59,24,81,33,24,0,0,0,0,0,0,0
	.byte 152,146,163,117,111,53,188,57,31,0,0,0,0,0,0,0
	.byte 64,9,175,81,140,135,122,152,10,0,0,0,0,0,0,0
	.byte 243,10,175,81,140,136,122,152,9,0,0,0,0,0,0,0
	.byte 166,12,175,81,140,137,122,152,8,0,0,0,0,0,0,0
	.byte 89,14,175,81,140,138,122,152,7,0,0,0,0,0,0,0
	.byte 12,16,175,81,140,139,122,152,6,0,0,0,0,0,0,0
	.byte 191,17,175,81,140,140,122,152,5,0,0,0,0,0,0,0
	.byte 114,19,175,81,140,141,122,152,4,0,0,0,0,0,0,0
	.byte 37,21,175,81,140,142,122,152,3,0,0,0,0,0,0,0
	.byte 10,33,175,81,140,149,122,152,12,0,0,0,0,0,0,0
	.byte 189,34,175,81,140,150,122,152,11,0,0,0,0,0,0,0
	.byte 22,33,178,81,140,12,126,152,22,0,0,0,0,0,0,0
	.byte 201,34,178,81,140,13,126,152,23,0,0,0,0,0,0,0
	.byte 72,43,178,81,140,18,126,152,16,0,0,0,0,0,0,0
	.byte 251,44,178,81,140,19,126,152,17,0,0,0,0,0,0,0
	.byte 174,46,178,81,140,20,126,152,14,0,0,0,0,0,0,0
	.byte 97,48,178,81,140,21,126,152,15,0,0,0,0,0,0,0
	.byte 20,50,178,81,140,22,126,152,20,0,0,0,0,0,0,0
	.byte 199,51,178,81,140,23,126,152,21,0,0,0,0,0,0,0
	.byte 122,53,178,81,140,24,126,152,18,0,0,0,0,0,0,0
	.byte 45,55,178,81,140,25,126,152,19,0,0,0,0,0,0,0
	.byte 124,223,250,217,70,65,5,255,32,0,0,0,0,0,0,0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_table"
"___llgo_funcinfo_table":
	.quad Lfuncs
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcline_table"
"___llgo_pcline_table":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcsite_start"
"___llgo_pcsite_start":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcsite_end"
"___llgo_pcsite_end":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_entry_start"
"___llgo_funcinfo_entry_start":
	.quad "section$start$__DATA$__llgo_fie"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_entry_end"
"___llgo_funcinfo_entry_end":
	.quad "section$end$__DATA$__llgo_fie"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stubsite_start"
"___llgo_funcinfo_stubsite_start":
	.quad "section$start$__DATA$__llgo_stub"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stubsite_end"
"___llgo_funcinfo_stubsite_end":
	.quad "section$end$__DATA$__llgo_stub"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_strings"
"___llgo_funcinfo_strings":
	.quad Lpool
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_string_offsets"
"___llgo_funcinfo_string_offsets":
	.quad Loffsets
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_string_count"
"___llgo_funcinfo_string_count":
	.quad 39
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_hash"
"___llgo_funcinfo_hash":
	.quad Lhash
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_symbol_index"
"___llgo_funcinfo_symbol_index":
	.quad Lindex
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_count"
"___llgo_funcinfo_count":
	.quad 32
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_symbol_index_count"
"___llgo_funcinfo_symbol_index_count":
	.quad 32
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_indexes"
"___llgo_funcinfo_stub_indexes":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_count"
"___llgo_funcinfo_stub_count":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcline_count"
"___llgo_pcline_count":
	.quad 0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_hash_mask"
"___llgo_funcinfo_hash_mask":
	.quad 63
	.globl "___llgo_fp_chain"
"___llgo_fp_chain":
	.byte 1
	.section __DATA,__data
	.balign 8
	.quad _write
	.quad _abort
