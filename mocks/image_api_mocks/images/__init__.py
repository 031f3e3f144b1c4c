"""Result images: their URLs and sizes, their lookup, and their drawing."""
