package dictionaries

// EntityRef returns an entity without copying it; that of entity 0 for a
// foreign number. What it points to is shared and never to be changed.
func (d *Dictionary) EntityRef(id EntityID) *Entity {
	if int(id) >= len(d.ents) {
		return &d.ents[0]
	}
	return &d.ents[id]
}

// PartRef returns a part without copying it; that of part 0 for a foreign
// number. What it points to is shared and never to be changed.
func (d *Dictionary) PartRef(id PartID) *Part {
	if int(id) >= len(d.parts) {
		return &d.parts[0]
	}
	return &d.parts[id]
}
