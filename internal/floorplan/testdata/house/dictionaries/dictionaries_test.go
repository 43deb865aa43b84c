package dictionaries

import _ "example.org/house/names"
